using Supervisor.Build.CommandLine;
using Supervisor.Build.Processes;

namespace Supervisor.Build.Targets;

internal sealed class SimulateTarget(Repository repository, SolutionBuild solution) : ITarget
{
    public string Name => "simulate";

    public Syntax Syntax { get; } =
        new(Options: [new Option("--seeds", "N"), new Option("--seed", "S"), new Option("--plant", "BUG")]);

    public string Summary => "Runs the simulator: N seeds, or one seed again, or with a bug planted that it must find.";

    public int Run(Arguments arguments)
    {
        var exitCode = solution.Run();
        return exitCode == ExitCodes.Success
            ? HandOver.To(
                repository.BuiltExecutable("Supervisor.Simulation"),
                ["simulate", .. arguments.Options.SelectMany(option => new[] { option.Key, option.Value })]
            )
            : exitCode;
    }
}
