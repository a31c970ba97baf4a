using System.Text.Json.Serialization;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Frames;

namespace Supervisor.Node.Forwarding.Wire;

/// <summary>What nodes say to each other of operators' commands. Names on the wire are only ever added.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "word")]
[JsonDerivedType(typeof(AskWord), "ask")]
[JsonDerivedType(typeof(FrameWord), "frame")]
[JsonDerivedType(typeof(MoreWord), "more")]
[JsonDerivedType(typeof(LeaveWord), "leave")]
[JsonDerivedType(typeof(ForgetWord), "forget")]
internal abstract record CommandWord;

/// <summary>A command is asked for. Its frames come as they are made, the last of them <c>end</c>.</summary>
/// <param name="Ask">The asker's number for it; never another's over one link.</param>
/// <param name="Caller">Who asks, as the audit trail says it.</param>
/// <param name="Role">Of <see cref="Roles"/>.</param>
/// <param name="Frames">How many frames may be sent that the asker's operator has not taken.</param>
internal sealed record AskWord(
    [property: JsonPropertyName("ask")] long Ask,
    [property: JsonPropertyName("palette")] string Palette,
    [property: JsonPropertyName("command")] string Command,
    [property: JsonPropertyName("request")] CommandRequest Request,
    [property: JsonPropertyName("caller")] string Caller,
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("frames")] int Frames
) : CommandWord;

/// <param name="Frame">Null: of a kind that came after this program was built.</param>
internal sealed record FrameWord(
    [property: JsonPropertyName("ask")] long Ask,
    [property: JsonPropertyName("frame"), JsonConverter(typeof(FrameConverter))] Frame? Frame
) : CommandWord;

/// <summary>So many more frames may be sent.</summary>
internal sealed record MoreWord(
    [property: JsonPropertyName("ask")] long Ask,
    [property: JsonPropertyName("frames")] int Frames
) : CommandWord;

/// <summary>Whoever asked has gone.</summary>
internal sealed record LeaveWord([property: JsonPropertyName("ask")] long Ask) : CommandWord;

/// <summary>The speaker has lost what it knew of all that was asked over this link, in both directions.</summary>
internal sealed record ForgetWord : CommandWord;
