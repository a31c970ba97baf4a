namespace Supervisor.Build.CommandLine;

/// <param name="Name">With its dashes, such as <c>--seeds</c>.</param>
/// <param name="Value">What stands for its value in the help, such as <c>N</c>; null for a switch, which has none.</param>
internal sealed record Option(string Name, string? Value = null)
{
    public override string ToString() => Value is null ? $"[{Name}]" : $"[{Name} {Value}]";
}
