using Supervisor.Build.CommandLine;

namespace Supervisor.Build.Targets;

internal interface ITarget
{
    string Name { get; }

    Syntax Syntax { get; }

    /// <summary>One line for the help.</summary>
    string Summary { get; }

    /// <returns>The exit code. A failure has been explained by then.</returns>
    int Run(Arguments arguments);
}
