using Supervisor.Build.CommandLine;
using Supervisor.Build.Demo;
using Supervisor.Build.Processes;

namespace Supervisor.Build.Targets;

internal sealed class RunTarget(Repository repository, SolutionBuild solution) : ITarget
{
    public string Name => "run";

    public Syntax Syntax { get; } = new(PassesRest: true);

    public string Summary => "Builds and shows the demo; with --, runs the plain daemon, to which what follows goes.";

    public int Run(Arguments arguments)
    {
        var exitCode = solution.Run();
        if (exitCode != ExitCodes.Success)
            return exitCode;

        return arguments.HasRest
            ? HandOver.To(repository.Program("supervisor"), arguments.Rest)
            : Demonstration.Run(repository);
    }
}
