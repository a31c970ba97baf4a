using Supervisor.Build.CommandLine;
using Supervisor.Build.Processes;

namespace Supervisor.Build.Targets;

internal sealed class RunTarget(Repository repository, SolutionBuild solution) : ITarget
{
    public string Name => "run";

    public Syntax Syntax { get; } = new(PassesRest: true);

    public string Summary => "Builds and runs the daemon here; what follows -- goes to it. Ctrl+C stops it.";

    public int Run(Arguments arguments)
    {
        var exitCode = solution.Run();
        return exitCode == ExitCodes.Success ? HandOver.To(repository.Program("supervisor"), arguments.Rest) : exitCode;
    }
}
