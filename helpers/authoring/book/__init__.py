"""The course as a book: HTML pages for reading, without a server or a network."""

from helpers.authoring.book.build import Book, BookError, build

__all__ = ["Book", "BookError", "build"]
