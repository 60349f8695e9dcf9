"""Launcher for a clone: `python cli.py check …`. The installed command is `factcheck`."""

from factcheck.app import app

if __name__ == "__main__":
    app(prog_name="factcheck")
