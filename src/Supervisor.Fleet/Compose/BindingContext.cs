using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Reading;

namespace Supervisor.Fleet.Compose;

/// <summary>What binders know beside the value that they bind.</summary>
internal sealed record BindingContext(ProjectTree Project, IFleetFiles Files, FindingLog Log)
{
    public PortBudget Ports { get; } = new(Log);

    public VariableFiles Variables { get; } = new(Project, Files, Log);

    /// <summary>The value of a key that was given without one.</summary>
    public string? ValueOf(string variable) => Project.Environment.TryGet(variable, out var value) ? value : null;

    /// <summary>One thing for which there are two keys, an older one and that of <c>deploy</c>.</summary>
    public T? OneOf<T>(Cursor first, Cursor second, Func<Cursor, T?> valueOf)
        where T : struct, IEquatable<T>
    {
        var (value, other) = (valueOf(first), valueOf(second));
        if (value is { } one && other is { } two && !one.Equals(two))
        {
            ReportConflict(
                first,
                second,
                $"'{first.Path}' and '{second.Path}' mean the same and say different things."
            );
        }

        return value ?? other;
    }

    public void ReportConflict(Cursor first, Cursor second, string message) =>
        Log.Add(
            ComposeKinds.ConflictingValues,
            first.Node!.Place,
            message,
            $"Remove one of them; '{second.Path}' is in line {second.Node!.Place.Line} of {second.Node.Place.File}."
        );
}
