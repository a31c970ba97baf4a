using System.Globalization;

namespace Supervisor.Runtimes.Usage;

/// <summary>What of /proc/PID/stat tells whose a process is and what it has used.</summary>
/// <param name="CpuTicks">With those of the children that it has waited for.</param>
internal sealed record ProcLine(
    int Pid,
    int Parent,
    int Session,
    long CpuTicks,
    long Threads,
    long StartTicks,
    long ResidentPages
)
{
    // Counted from the state, which is field 3.
    private const int ParentField = 1;
    private const int SessionField = 3;
    private const int FirstCpuField = 11;
    private const int CpuFields = 4;
    private const int ThreadsField = 17;
    private const int StartField = 19;
    private const int ResidentField = 21;

    /// <summary>Null when it is none, or of one that has ended. The name stands in brackets and may hold anything.</summary>
    public static ProcLine? Parse(int pid, string text)
    {
        var fields = text[(text.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length <= ResidentField || fields[0] is "Z" or "X")
        {
            return null;
        }

        var numbers = new long[fields.Length];
        for (var i = 1; i <= ResidentField; i++)
        {
            // Some that do not matter here may be greater than any length.
            _ = long.TryParse(fields[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i]);
        }

        return new ProcLine(
            pid,
            (int)numbers[ParentField],
            (int)numbers[SessionField],
            numbers[FirstCpuField..(FirstCpuField + CpuFields)].Sum(),
            numbers[ThreadsField],
            numbers[StartField],
            numbers[ResidentField]
        );
    }
}
