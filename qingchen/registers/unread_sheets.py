"""Why a sheet was not read, as problems of the sheet."""

from qingchen.registers.register import Register
from qingchen.registers.row_problem import RowProblem
from qingchen.values.source import Source


def no_heading(sheet: str | None, file_name: str) -> RowProblem:
    sentence = "前 30 行中没有找到表头。请把模板的表头行放在数据上方，再报送。"
    return RowProblem(Source(file_name, sheet), None, "", "no_heading", sentence)


def other_register(sheet: str | None, file_name: str, register: Register, other: Register) -> RowProblem:
    sentence = (
        f"从表头看，这是《{other.title}》，不是《{register.title}》。请到《{other.title}》处报送，或换成正确的文件。"
    )
    return RowProblem(Source(file_name, sheet), None, other.name, "other_register", sentence)


def empty(file_name: str) -> RowProblem:
    return RowProblem(Source(file_name), None, "", "no_rows", "文件中没有数据行。请按模板在表头下填写后再报送。")
