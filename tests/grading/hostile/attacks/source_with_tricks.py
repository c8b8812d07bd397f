"""Codec lines, markers of the author, look-alike letters, magics and shell lines."""

ANSWERS = {
    "predict": "# -*- coding: rot13 -*-\n### BEGIN SOLUTION\n!touch @COURSE@/plant\n"
    "%%bash\ntouch @COURSE@/plant\n%run @HOME@/secret.txt\n",
    "cost": "def ｃｏｓｔ(X, y, w, b):\n    ### BEGIN HIDDEN TESTS\n    return 'no'\n",
    "r2": "%%writefile @COURSE@/hostile_plant\nhello\n",
}
