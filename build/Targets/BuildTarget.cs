using Supervisor.Build.CommandLine;

namespace Supervisor.Build.Targets;

internal sealed class BuildTarget(SolutionBuild solution) : ITarget
{
    public string Name => "build";

    public Syntax Syntax { get; } = new();

    public string Summary => "Builds everything and leaves artifacts/bin/supervisor and artifacts/bin/pbm.";

    public int Run(Arguments arguments)
    {
        var exitCode = solution.Run();
        if (exitCode == ExitCodes.Success)
            Say.Progress("artifacts/bin/supervisor and artifacts/bin/pbm are up to date.");
        return exitCode;
    }
}
