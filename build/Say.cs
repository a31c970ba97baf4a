namespace Supervisor.Build;

/// <summary>What the person at the terminal sees. Progress and results go to the output, problems to the error stream.</summary>
internal static class Say
{
    public static void Progress(string text) => Console.WriteLine(text);

    /// <summary>One sentence: what did not work, why, and what to do.</summary>
    public static int Problem(string sentence, int exitCode = ExitCodes.Failure)
    {
        Console.Error.WriteLine(sentence);
        return exitCode;
    }
}
