using Supervisor.Build.CommandLine;
using Supervisor.Build.Testing;

namespace Supervisor.Build.Targets;

internal sealed class DrillTarget(SolutionBuild solution, TestProjects tests, TaggedPrograms tagged) : ITarget
{
    /// <summary>The one in which today's programs run beside older ones.</summary>
    private const string WithTagged = "compat";

    public string Name => "drill";

    public Syntax Syntax { get; } = new(TakesName: true);

    public string Summary => "Runs a long scripted test that test leaves out; without a name, lists them.";

    public int Run(Arguments arguments)
    {
        var exitCode = solution.Run();
        if (exitCode != ExitCodes.Success)
            return exitCode;

        if (arguments.Name == WithTagged)
            exitCode = tagged.Prepare();
        if (exitCode != ExitCodes.Success)
            return exitCode;

        var drills = tests.All().SelectMany(tests.DrillsOf).ToList();
        return arguments.Name is null ? List(drills) : Run(arguments.Name, drills);
    }

    private static int List(List<Drill> drills)
    {
        if (drills.Count == 0)
            Say.Progress("There are no drills yet.");
        foreach (
            var name in drills
                .Select(drill => drill.Name)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        )
            Say.Progress(name);
        return ExitCodes.Success;
    }

    private static int Run(string name, List<Drill> drills)
    {
        var holders = drills.Where(drill => drill.Name == name).Select(drill => drill.Project).Distinct().ToList();
        if (holders.Count == 0)
        {
            return Say.Problem(
                $"No drill was run: there is none named \"{name}\"; {Script.Name} drill lists them.",
                ExitCodes.Usage
            );
        }

        return holders.TrueForAll(project => TestProjects.RunDrill(project, name) == ExitCodes.Success)
            ? ExitCodes.Success
            : ExitCodes.Failure;
    }
}
