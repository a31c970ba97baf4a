using Supervisor.Build.CommandLine;
using Supervisor.Build.Processes;

namespace Supervisor.Build.Targets;

internal sealed class SimulateTarget(Repository repository, SolutionBuild solution) : ITarget
{
    public string Name => "simulate";

    public Syntax Syntax { get; } =
        new() { PassedOn = "[--seeds N] [--from S] [--seed S] [--trace] [--hashes] [--plant BUG]" };

    public string Summary => "Runs the simulator: N seeds, or one seed again, or with a bug planted that it must find.";

    public int Run(Arguments arguments)
    {
        var exitCode = solution.Run();
        return exitCode == ExitCodes.Success
            ? HandOver.To(repository.BuiltExecutable("Supervisor.Simulation"), ["simulate", .. arguments.Rest])
            : exitCode;
    }
}
