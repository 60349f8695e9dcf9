"""`python -m factcheck`."""

from factcheck.app import app

if __name__ == "__main__":
    app(prog_name="factcheck")
