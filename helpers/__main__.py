"""``python -m helpers`` is ``course``."""

from helpers.cli import main

if __name__ == "__main__":
    main()
