"""The packaged sentence encoder and static screen: ONNX sessions, tokenizer, weights. Never a download."""

from crossread.models.encoder import OnnxEncoder, SentenceEncoder
from crossread.models.packaged import verify_weights
from crossread.models.rarity import word_rarity
from crossread.models.static import StaticVectors, TokenWeight

__all__ = ["OnnxEncoder", "SentenceEncoder", "StaticVectors", "TokenWeight", "verify_weights", "word_rarity"]
