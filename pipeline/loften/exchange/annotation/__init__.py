"""Gold in the formats of annotation tools, and back: Label Studio, INCEpTION (UIMA CAS), doccano, brat."""
