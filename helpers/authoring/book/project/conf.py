"""How Sphinx makes the book.

``course book`` copies this folder, writes the pages and MathJax into the copy, and runs
Sphinx there. Nothing on a page may be fetched from elsewhere.
"""

project = "The ML Workbook"
author = "The ML Workbook authors"
language = "en"
extensions = ["myst_nb", "helpers.authoring.book.links"]

nb_execution_mode = "off"  # the notebooks come with outputs
nb_ipywidgets_js = {}  # and without live widgets
myst_enable_extensions = ["amsmath", "colon_fence", "dollarmath"]

mathjax_path = "mathjax.js"
mathjax3_config = {
    # These fetch more of MathJax.
    "tex": {"packages": {"[-]": ["autoload", "require"]}},
    "options": {"enableMenu": False},
}

html_theme = "sphinx_book_theme"
html_title = project
html_static_path = ["_static"]
html_css_files = ["palette.css", "book.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False  # the start page names the licences
html_use_index = False  # the glossary does better
html_theme_options = {
    "home_page_in_toc": True,
    "navbar_persistent": [],  # the search stands in the sidebar
    "show_toc_level": 2,
    "use_download_button": False,
    "use_fullscreen_button": False,
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
}
