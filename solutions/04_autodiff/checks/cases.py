"""What several exercises of the chapter need."""

MIXED = "integers and float32"
FLOAT32 = "Only the type changes: float32 in gives float32 out, which is accepted."
