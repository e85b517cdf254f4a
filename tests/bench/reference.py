"""The same 100,000 lines as tests/bench/footprint_bench.cpp, computed with NumPy, SciPy and LibreOffice.

Prints one JSON object of milliseconds; what is not installed is null. Run by `npm run bench -- --only reference`.
"""
import json
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

LINES = 100_000
FACTORS = 40
PER_ASSEMBLY = 100


def median_ms(run, times):
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def lines():
    """Quantity, mass, mass of one each, loss, factor and parent of every line, as in the C++ benchmark."""
    chain, rows = [-1], []
    for i in range(LINES):
        assembly = i % PER_ASSEMBLY == 0
        if assembly and (i // PER_ASSEMBLY) % 4 == 0:
            chain = chain[:1]
        parent, quantity = chain[-1], 1 + i % 7
        if assembly:
            rows.append((quantity, 0.0, False, 0.0, 0.0, parent))
            chain.append(i)
            continue
        mass = float("0." + str(125 + i % 800))
        rows.append((quantity, mass, i % 3 == 0, 0.035 if i % 5 == 0 else 0.0, 1 + i % FACTORS + 0.37, parent))
    return rows


def numpy_times(rows):
    try:
        import numpy
    except ImportError:
        return None, None
    quantity = numpy.array([r[0] for r in rows], dtype=float)
    mass = numpy.array([r[1] * (r[0] if r[2] else 1) for r in rows])
    keep = 1 - numpy.array([r[3] for r in rows])
    factor = numpy.array([r[4] for r in rows])
    times = numpy.ones(LINES)
    for i, row in enumerate(rows):
        if row[5] >= 0:
            times[i] = times[row[5]] * quantity[row[5]]
    total = float((times * mass / keep * factor).sum())
    return median_ms(lambda: (times * mass / keep * factor).sum(), 41), total


def scipy_time(rows):
    try:
        import numpy
        from scipy.sparse import csc_matrix
        from scipy.sparse.linalg import spsolve
    except ImportError:
        return None
    at = list(range(LINES)) + [i for i, r in enumerate(rows) if r[5] >= 0]
    to = list(range(LINES)) + [r[5] for r in rows if r[5] >= 0]
    values = [1.0] * LINES + [-float(rows[r[5]][0]) for r in rows if r[5] >= 0]
    matrix = csc_matrix((values, (at, to)), shape=(LINES, LINES))
    demand = numpy.array([1.0 if r[5] < 0 else 0.0 for r in rows])
    return median_ms(lambda: spsolve(matrix, demand), 7)


def numpy_simulation_time():
    """10,000 draws of 1,000 lognormal lines, as in tests/bench/simulation_bench.cpp, with NumPy's own generator."""
    try:
        import numpy
    except ImportError:
        return None
    draws, lines = 10_000, 1_000
    emission = 1 + numpy.arange(lines) % 97
    spread = 0.05 + 0.0001 * numpy.arange(lines)

    def run():
        normal = numpy.random.default_rng(1).standard_normal((draws, lines))
        numpy.multiply(normal, spread, out=normal)
        numpy.exp(normal, out=normal)
        return normal @ emission

    return median_ms(run, 5)


def libreoffice_times(rows):
    """What a spreadsheet user waits for: load a sheet whose results are not stored, recalculate it and write them; and
    the part of it that recalculation takes, as the difference to the same sheet with numbers in the place of formulas.
    """
    office = shutil.which("soffice")
    if office is None:
        return None, None
    with_formulas, with_numbers = (office_run(office, rows, formulas) for formulas in (True, False))
    return with_formulas, max(with_formulas - with_numbers, 0)


def office_run(office, rows, formulas):
    head = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>'
        '<table:table table:name="bom">'
    )
    number = '<table:table-cell office:value-type="float" office:value="{}"/>'
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "bom.fods"
        with sheet.open("w") as out:
            out.write(head)
            for i, (quantity, mass, each, loss, factor, _) in enumerate(rows, 1):
                cells = "".join(number.format(v) for v in (mass * (quantity if each else 1), loss, factor))
                formula = f'<table:table-cell table:formula="of:=[.A{i}]/(1-[.B{i}])*[.C{i}]"/>'
                out.write(f"<table:table-row>{cells}{formula if formulas else number.format(i)}</table:table-row>")
            out.write("</table:table></office:spreadsheet></office:body></office:document>")
        command = [office, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "csv"]
        command += ["--outdir", folder, str(sheet)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)  # makes the profile
        return median_ms(lambda: subprocess.run(command, check=True, capture_output=True, timeout=300), 3)


def main():
    rows = lines()
    numpy_ms, total = numpy_times(rows)
    try:
        office_ms, recalculation_ms = libreoffice_times(rows)
    except (subprocess.SubprocessError, OSError):
        office_ms = recalculation_ms = None
    result = {
        "lines": LINES,
        "numpy_vector_ms": numpy_ms,
        "scipy_spsolve_ms": scipy_time(rows),
        "numpy_10000x1000_lognormal_ms": numpy_simulation_time(),
        "libreoffice_load_and_recalculate_ms": office_ms,
        "libreoffice_recalculate_ms": recalculation_ms,
    }
    packages = {"numpy": "python3-numpy", "scipy": "python3-scipy", "libreoffice": "libreoffice-calc"}
    result["skipped"] = [
        f"{name}: not installed or failed (Debian: {packages[name.split('_')[0]]})"
        for name, value in result.items()
        if value is None
    ]
    result["total"] = total
    print(json.dumps(result))


main()
