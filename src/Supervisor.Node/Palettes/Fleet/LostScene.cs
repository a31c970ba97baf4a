namespace Supervisor.Node.Palettes.Fleet;

/// <summary>What is known of nodes when somebody says that some of them are lost.</summary>
/// <param name="Living">By their names; null: who lives is not known.</param>
/// <param name="Known">Those that are or were in the cluster.</param>
internal sealed record LostScene(IReadOnlyCollection<string>? Living, IReadOnlyCollection<string> Known);
