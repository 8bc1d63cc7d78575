"""Train a small Swedish stanza pipeline for tests: ``python models/stanza_small/train.py DATA``.

DATA holds CoNLL-U files named as in UD: ``*train*``, ``*dev*``, ``*test*`` (files without a part's name are left out).
Takes about twenty minutes on one core and needs the extra ``loften[stanza]``. The models go to ``resources/``,
which is laid out as a resource folder of stanza's own, so that ``--engine stanza:models/stanza_small/resources`` works.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
TREEBANK = "UD_Swedish-Talbanken"
SHORT = "sv_talbanken"
SEED = ("--seed", "1")

STEPS: dict[str, tuple[str, ...]] = {
    "tokenize": (
        *("--hidden_dim", "48", "--emb_dim", "24", "--steps", "600", "--eval_steps", "200"),
        *("--no_charlm", "--no_use_mwt"),
    ),
    "pos": (
        *("--hidden_dim", "64", "--char_hidden_dim", "32", "--deep_biaff_hidden_dim", "64"),
        *("--composite_deep_biaff_hidden_dim", "32", "--word_emb_dim", "40", "--char_emb_dim", "24"),
        *("--tag_emb_dim", "16", "--transformed_dim", "48", "--num_layers", "1", "--word_cutoff", "3"),
        *("--max_steps", "300", "--batch_maximum_tokens", "800", "--dropout", "0.3", "--word_dropout", "0.2"),
        *("--no_second_optim", "--no_charlm", "--no_pretrain"),
    ),
    "lemma": ("--hidden_dim", "64", "--emb_dim", "24", "--pos_dim", "24", "--num_epoch", "4", "--no_charlm"),
    "depparse": (
        *("--hidden_dim", "64", "--char_hidden_dim", "32", "--deep_biaff_hidden_dim", "64"),
        *("--deep_biaff_output_dim", "48", "--word_emb_dim", "40", "--char_emb_dim", "24", "--tag_emb_dim", "24"),
        *("--transformed_dim", "48", "--num_layers", "1", "--word_cutoff", "3", "--max_steps", "400"),
        *("--batch_size", "800", "--dropout", "0.3", "--word_dropout", "0.2"),
        *("--no_second_optim", "--no_charlm", "--no_pretrain"),
    ),
}
"""Each processor's sizes and steps: far smaller than stanza's own, since the models are for tests."""
SCRIPTS = {"tokenize": "tokenizer", "pos": "pos", "lemma": "lemma", "depparse": "depparse"}


def main() -> None:
    """Prepare, train and put in place every processor."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--out", type=Path, default=HERE / "resources")
    arguments.add_argument("--only", choices=sorted(STEPS), action="append")
    chosen = arguments.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    (chosen.out / "resources.json").write_text("{}\n", encoding="utf-8")
    with tempfile.TemporaryDirectory() as work:
        environment = lay_out(chosen.data.resolve(), Path(work))
        for processor in chosen.only or STEPS:
            trained = train(processor, Path(work), environment)
            target = chosen.out / "sv" / processor / "small.pt"
            target.parent.mkdir(parents=True, exist_ok=True)
            save_without_folders(trained, target, Path(work))


def lay_out(data: Path, work: Path) -> dict[str, str]:
    """Lay the treebank out as stanza wants it; return the environment that says where it is."""
    folder = work / "ud" / TREEBANK
    folder.mkdir(parents=True)
    for part in ("train", "dev", "test"):
        source = next(iter(sorted(data.glob(f"*{part}*.conllu"))), None)
        if source is None:
            sys.exit(f"{data} has no file *{part}*.conllu: give a folder with a treebank's three parts")
        shutil.copyfile(source, folder / f"{SHORT}-ud-{part}.conllu")
    text = (("train", folder / f"{SHORT}-ud-train.txt"), ("dev", folder / f"{SHORT}-ud-dev.txt"))
    for part, path in (*text, ("test", folder / f"{SHORT}-ud-test.txt")):
        path.write_text(raw_text(folder / f"{SHORT}-ud-{part}.conllu"), encoding="utf-8")
    places = {"UDBASE": work / "ud", "DATA_ROOT": work / "data", "WORDVEC_DIR": work, "STANZA_RESOURCES_DIR": work}
    threads = {"OMP_NUM_THREADS": os.environ.get("OMP_NUM_THREADS", "1")}
    return {**os.environ, **threads, **{name: str(path) for name, path in places.items()}}


def raw_text(path: Path) -> str:
    """Return the sentences of a CoNLL-U file as running text."""
    marker = "# text = "
    lines = path.read_text(encoding="utf-8").splitlines()
    return " ".join(line.removeprefix(marker) for line in lines if line.startswith(marker)) + "\n"


def train(processor: str, work: Path, environment: dict[str, str]) -> Path:
    """Train one processor; return its model file."""
    script = SCRIPTS[processor]
    gold = ("--gold",) if processor in ("lemma", "depparse") else ()
    run(f"stanza.utils.datasets.prepare_{script}_treebank", TREEBANK, *gold, work=work, environment=environment)
    options = ("--cpu", "--save_dir", str(work / processor), "--save_name", "small.pt", *SEED, *STEPS[processor])
    run(f"stanza.utils.training.run_{script}", TREEBANK, *options, work=work, environment=environment)
    return work / processor / "small.pt"


def save_without_folders(trained: Path, target: Path, work: Path) -> None:
    """Save a trained model without the paths of the folder that it was trained in, which say nothing of it."""
    import torch

    def forgotten(value: object) -> object:
        if isinstance(value, str):
            return value.removeprefix(f"{work}/")
        if isinstance(value, dict):
            value.update({key: forgotten(one) for key, one in value.items()})
        elif isinstance(value, list):
            value[:] = [forgotten(one) for one in value]
        return value

    torch.save(forgotten(torch.load(trained, weights_only=False, map_location="cpu")), target)


def run(module: str, *options: str, work: Path, environment: dict[str, str]) -> None:
    """Run one of stanza's programs; end with its status where it fails."""
    done = subprocess.run([sys.executable, "-m", module, *options], cwd=work, env=environment, check=False)
    if done.returncode:
        sys.exit(f"{module} ended with status {done.returncode}")


if __name__ == "__main__":
    main()
