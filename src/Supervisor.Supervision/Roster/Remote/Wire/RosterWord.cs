using System.Text.Json.Serialization;

namespace Supervisor.Supervision.Roster.Remote.Wire;

/// <summary>What nodes say to each other of their agents. Names on the wire are only ever added.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "word")]
[JsonDerivedType(typeof(RosterWish), "wish")]
[JsonDerivedType(typeof(RosterAgain), "again")]
[JsonDerivedType(typeof(AgentWord), "agent")]
[JsonDerivedType(typeof(GroupWord), "group")]
[JsonDerivedType(typeof(AbsentWord), "absent")]
public abstract record RosterWord
{
    private protected RosterWord() { }
}

/// <summary>All that the speaker wants to hear of from now on, in the place of what it wanted before.</summary>
/// <param name="Agents">Each as <c>GROUP/AGENT</c>.</param>
public sealed record RosterWish(
    [property: JsonPropertyName("agents")] IReadOnlyList<string> Agents,
    [property: JsonPropertyName("groups")] IReadOnlyList<string> Groups
) : RosterWord;

/// <summary>The speaker may have missed the other's wish, and asks for it once more.</summary>
public sealed record RosterAgain : RosterWord;
