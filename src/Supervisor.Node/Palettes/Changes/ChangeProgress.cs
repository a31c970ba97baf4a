namespace Supervisor.Node.Palettes.Changes;

/// <param name="Text">How it stands, as a sentence without its end.</param>
/// <param name="Remedy">What would help; empty when nothing need be done.</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="Total">Of how much.</param>
internal sealed record ChangeProgress(ChangeStep Step, string Text, string Remedy, int Done, int Total);

internal enum ChangeStep
{
    Open,
    Reached,

    /// <summary>It will not come about by itself.</summary>
    Failed,
}
