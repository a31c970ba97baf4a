namespace Supervisor.Build.Testing;

/// <summary>Prints what came of the test projects, down to the last line that people and machines read.</summary>
internal static class TestSummary
{
    public static void PrintProject(TestProjectResult result, TimeSpan took)
    {
        Say.Progress(
            $"  {result.Passed} passed, {result.Failed.Count} failed, {result.Skipped.Count} skipped in {took.TotalSeconds:F1} s"
        );
        foreach (var failure in result.Failed)
            Say.Progress($"\nFAILED {failure.Test}\n{Indented(failure.Text)}\n");
    }

    public static int PrintAll(IReadOnlyList<TestProjectResult> results)
    {
        Say.Progress("");
        foreach (var skip in results.SelectMany(result => result.Skipped))
            Say.Progress($"SKIPPED {skip.Test}: {skip.Text.ReplaceLineEndings(" ")}");
        foreach (var failure in results.SelectMany(result => result.Failed))
            Say.Progress($"FAILED {failure.Test}");

        return LastLine(
            results.Sum(result => result.Passed),
            results.Sum(result => result.Failed.Count),
            results.Sum(result => result.Skipped.Count)
        );
    }

    /// <summary>For a run that never came to its tests: what stopped it is its one failure.</summary>
    public static void PrintNothingRan() => LastLine(0, 1, 0);

    private static int LastLine(int passed, int failed, int skipped)
    {
        Say.Progress($"{passed} passed, {failed} failed, {skipped} skipped");
        return failed == 0 ? ExitCodes.Success : ExitCodes.Failure;
    }

    private static string Indented(string text) => "  " + text.TrimEnd().ReplaceLineEndings("\n  ");
}
