using Supervisor.Build.CommandLine;
using Supervisor.Build.Demo;
using Supervisor.Build.Demo.Containers;
using Supervisor.Build.Demo.Nodes;
using Supervisor.Build.Demo.Processes;
using Supervisor.Build.Processes;

namespace Supervisor.Build.Targets;

internal sealed class RunTarget(Repository repository, SolutionBuild solution) : ITarget
{
    public string Name => "run";

    private const string Docker = "--docker";
    private const string Nodes = "--nodes";

    public Syntax Syntax { get; } = new(PassesRest: true, Options: [new Option(Docker), new Option(Nodes, "2")]);

    public string Summary =>
        "Builds and shows the demo, with --docker in real containers, with --nodes 2 on two nodes; with --, runs the plain daemon, to which what follows goes.";

    public int Run(Arguments arguments)
    {
        if (Mistake(arguments) is { } mistake)
            return Say.Problem($"Nothing was done: {mistake}", ExitCodes.Usage);

        var exitCode = solution.Run();
        if (exitCode != ExitCodes.Success)
            return exitCode;

        return arguments.HasRest
            ? HandOver.To(repository.Program("supervisor"), arguments.Rest)
            : Demonstration.Run(Stage(arguments));
    }

    private static string? Mistake(Arguments arguments) =>
        arguments[Nodes] is not (null or "1" or "2")
            ? $"the shipped fleet is of two machines, so {Nodes} takes 2, or 1, which is what there is without it."
        : arguments[Nodes] is "2" && arguments.Has(Docker)
            ? $"in containers the demo has one node; leave out {Docker} or {Nodes}."
        : null;

    private IDemoStage Stage(Arguments arguments) =>
        arguments.Has(Docker) ? new ContainerStage(repository)
        : arguments[Nodes] is "2" ? new NodesStage(repository)
        : new ProcessStage(repository);
}
