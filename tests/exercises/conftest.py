"""Every answer that a chapter keeps, as parameters of the tests."""

from helpers.authoring.chapters import all_chapters
from helpers.checks.load import load_exercises
from helpers.checks.source import answer_texts, read_cells


def pytest_generate_tests(metafunc):
    wanted = set(metafunc.fixturenames)
    pairs = [
        (chapter, exercise)
        for chapter in all_chapters()
        for exercise in load_exercises(chapter.name).values()
    ]
    if "wrong" in wanted:
        rows = [(c, e, w) for c, e in pairs for w in e.wrong]
        ids = [f"{c.number:02}-{e.name}-{w.name}" for c, e, w in rows]
        metafunc.parametrize(("chapter", "exercise", "wrong"), rows, ids=ids)
    elif "right" in wanted:
        rows = [(c, e, r) for c, e in pairs for r in e.right]
        ids = [f"{c.number:02}-{e.name}-{r.name}" for c, e, r in rows]
        metafunc.parametrize(("chapter", "exercise", "right"), rows, ids=ids)
    elif "exercise" in wanted:
        ids = [f"{c.number:02}-{e.name}" for c, e in pairs]
        metafunc.parametrize(("chapter", "exercise"), pairs, ids=ids)


def notebook_answers(chapter, path=None):
    """Texts of the answer cells of a notebook of the chapter, the source by default."""
    return answer_texts(read_cells(path or chapter.source), chapter.name)
