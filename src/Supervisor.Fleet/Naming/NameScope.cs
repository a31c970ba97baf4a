namespace Supervisor.Fleet.Naming;

/// <summary>Who asks for a name: a bare one is looked for around him first.</summary>
/// <param name="Group">Null: an operator at the node, who is in no group.</param>
public sealed record NameScope(string? Node = null, string? Group = null);
