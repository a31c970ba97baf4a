using System.Globalization;

namespace Supervisor.Runtimes.Containers.Execs.Records;

/// <summary>
/// What the shell around a program has written of it. A program's own user can write there too, so nothing follows from it
/// but what concerns this program.
/// </summary>
/// <param name="Wrapper">Null: it has not begun.</param>
/// <param name="Program">Null: it does not run yet, or never did.</param>
/// <param name="UnstartedCode">Why it could not be run, as shells number it; null: it could, or nobody knows yet.</param>
/// <param name="EndCode">Null while it has not ended, and when nobody was there to see it.</param>
internal sealed record ExecRecord(ProcessMark? Wrapper, ProcessMark? Program, int? UnstartedCode, int? EndCode)
{
    public static ExecRecord None { get; } = new(null, null, null, null);

    /// <summary>It came to nothing: there is no program, and there will be none.</summary>
    public bool IsUnstarted => UnstartedCode is not null || (EndCode is not null && Program is null);

    /// <summary>Of each kind the first whole line counts.</summary>
    public static ExecRecord Parse(string text)
    {
        var record = None;
        var end = text.LastIndexOf('\n');
        foreach (var line in text[..(end + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            record = record.With(line.Split(' '));
        }

        return record;
    }

    private ExecRecord With(string[] words) =>
        words switch
        {
            ["wrapper", var pid, var start, ..] when Wrapper is null => this with { Wrapper = Process(pid, start) },
            ["started", var pid, var start, ..] when Program is null => this with { Program = Process(pid, start) },
            ["unstarted", var code, ..] when UnstartedCode is null => this with { UnstartedCode = Code(code) },
            ["ended", var code, ..] when EndCode is null => this with { EndCode = Code(code) },
            _ => this,
        };

    private static ProcessMark? Process(string pid, string start) =>
        int.TryParse(pid, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            ? new ProcessMark(number, ticks)
            : null;

    private static int? Code(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;
}
