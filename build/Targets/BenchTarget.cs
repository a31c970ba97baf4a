using Supervisor.Build.CommandLine;
using Supervisor.Build.Processes;

namespace Supervisor.Build.Targets;

internal sealed class BenchTarget(Repository repository, SolutionBuild solution) : ITarget
{
    public string Name => "bench";

    public Syntax Syntax { get; } = new(TakesName: true);

    public string Summary => "Runs a benchmark and writes artifacts/bench/NAME.json; without a name, lists them.";

    public int Run(Arguments arguments)
    {
        var exitCode = solution.Run();
        if (exitCode != ExitCodes.Success)
            return exitCode;

        var benchmarks = repository.BuiltExecutable("Supervisor.Benchmarks");
        return arguments.Name is null
            ? HandOver.To(benchmarks)
            : HandOver.To(benchmarks, arguments.Name, Path.Combine(repository.Artifacts, "bench"));
    }
}
