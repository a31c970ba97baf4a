using Supervisor.Build.Processes;

namespace Supervisor.Build;

/// <summary>The layout of all files, which CSharpier decides.</summary>
internal sealed class Layout(Repository repository, DotNet dotNet)
{
    /// <summary>The files that are not laid out as CSharpier would; empty when all are.</summary>
    public string Check()
    {
        var run = Formatter("check");
        return run.Succeeded ? "" : run.LogText;
    }

    public int Format()
    {
        var run = Formatter("format");
        Say.Progress(run.LogText);
        return run.Succeeded ? ExitCodes.Success : ExitCodes.Failure;
    }

    private LoggedRun Formatter(string verb)
    {
        var log = Path.Combine(repository.Intermediate, "csharpier.log");
        var restored = dotNet.RunLogged(log, "tool", "restore");
        return restored.Succeeded ? dotNet.RunLogged(log, "csharpier", verb, repository.Root) : restored;
    }
}
