using Supervisor.Build.CommandLine;
using Supervisor.Build.Machine;
using Supervisor.Build.Targets;
using Supervisor.Build.Testing;

namespace Supervisor.Build;

internal static class Program
{
    private static int Main(string[] args)
    {
        var repository = Repository.Around(AppContext.BaseDirectory);
        var dotNet = DotNet.OfThisProcess(repository);
        var solution = new SolutionBuild(repository, dotNet);
        var layout = new Layout(repository, dotNet);
        var tests = new TestProjects(repository);

        ITarget[] targets =
        [
            new BuildTarget(solution),
            new TestTarget(layout, solution, tests, new TestServices(repository)),
            new RunTarget(repository, solution),
            new BenchTarget(repository, solution),
            new SimulateTarget(repository, solution),
            new DrillTarget(solution, tests, new TaggedPrograms(repository, dotNet, "compat-1")),
            new PublishTarget(repository, dotNet),
            new FormatTarget(layout),
        ];
        return new Dispatcher(targets).Run(args);
    }
}
