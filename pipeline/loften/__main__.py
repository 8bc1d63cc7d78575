"""``python -m loften``: the command line."""

from loften.cli import main

if __name__ == "__main__":
    main()
