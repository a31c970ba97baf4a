using Supervisor.Build.CommandLine;
using Supervisor.Build.Demo;
using Supervisor.Build.Demo.Containers;
using Supervisor.Build.Demo.Processes;
using Supervisor.Build.Processes;

namespace Supervisor.Build.Targets;

internal sealed class RunTarget(Repository repository, SolutionBuild solution) : ITarget
{
    public string Name => "run";

    private const string Docker = "--docker";

    public Syntax Syntax { get; } = new(PassesRest: true, Options: [new Option(Docker)]);

    public string Summary =>
        "Builds and shows the demo, with --docker in real containers; with --, runs the plain daemon, to which what follows goes.";

    public int Run(Arguments arguments)
    {
        var exitCode = solution.Run();
        if (exitCode != ExitCodes.Success)
            return exitCode;

        return arguments.HasRest
            ? HandOver.To(repository.Program("supervisor"), arguments.Rest)
            : Demonstration.Run(Stage(arguments));
    }

    private IDemoStage Stage(Arguments arguments) =>
        arguments.Has(Docker) ? new ContainerStage(repository) : new ProcessStage(repository);
}
