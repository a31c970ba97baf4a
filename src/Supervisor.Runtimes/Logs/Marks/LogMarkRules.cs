namespace Supervisor.Runtimes.Logs.Marks;

/// <summary>Which marks are kept.</summary>
internal static class LogMarkRules
{
    public const int Most = 4096;

    /// <summary>
    /// What is gone from the log needs no marks; but the last of them is kept, since it is true of all that is left. Of the
    /// older half of the rest every other is given up, as often as it takes: for what is long ago a coarser answer will do.
    /// </summary>
    /// <param name="begin">The first position that is kept of the log.</param>
    public static IReadOnlyList<LogMark> Thin(IReadOnlyList<LogMark> marks, long begin)
    {
        var gone = marks.TakeWhile(mark => mark.Position <= begin).Count();
        IReadOnlyList<LogMark> kept = [.. marks.Skip(Math.Max(0, gone - 1))];
        while (kept.Count > Most / 2)
        {
            var older = kept.Count / 2;
            kept = [.. kept.Where((_, index) => index >= older || index % 2 == 0)];
        }

        return kept;
    }
}
