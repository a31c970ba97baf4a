namespace Supervisor.Supervision.Limits;

/// <summary>Something that a group asks for by which it could reach beyond itself into its machine.</summary>
/// <param name="Kind">Of <see cref="PrivilegeKinds"/>.</param>
/// <param name="Key">Of the service, where it is written; empty: the service itself.</param>
/// <param name="What">What follows the group's name: <c>mounts /etc</c>.</param>
public sealed record Privilege(string Kind, string Key, string What)
{
    /// <summary>The path of the machine that it is about, which a node may allow by itself; null: it is about none.</summary>
    public string? Path { get; init; }
}
