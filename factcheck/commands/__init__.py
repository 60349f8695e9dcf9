"""What each command of the command line does; `factcheck.app` only declares options."""
