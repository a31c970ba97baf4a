using Supervisor.Build.CommandLine;

namespace Supervisor.Build.Targets;

internal sealed class FormatTarget(Layout layout) : ITarget
{
    public string Name => "format";

    public Syntax Syntax { get; } = new();

    public string Summary => "Lays out every file the way that test demands.";

    public int Run(Arguments arguments) => layout.Format();
}
