using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Palettes.Frames;

/// <param name="Text">One or several lines, without the last line break.</param>
/// <param name="Data">What <c>-o json</c> prints in the text's place: any JSON value. Absent: <c>{"text": ...}</c>.</param>
public sealed record TextFrame(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("data")] Cell? Data = null
) : Frame(FrameKinds.Text);

/// <summary>Something to know beside the answer itself; goes to standard error, and is no part of <c>-o json</c>.</summary>
public sealed record NoteFrame([property: JsonPropertyName("text")] string Text) : Frame(FrameKinds.Note);

/// <summary>
/// The change that was asked for is carried out, or will be whatever becomes of the caller: what follows only shows how it
/// gets on.
/// </summary>
public sealed record AcceptedFrame() : Frame(FrameKinds.Accepted);

/// <param name="Done">How much is done.</param>
/// <param name="Total">Of how much; absent when nobody knows yet.</param>
/// <param name="Text">What it is at, or waits for.</param>
public sealed record ProgressFrame(
    [property: JsonPropertyName("done")] long Done,
    [property: JsonPropertyName("total")] long? Total,
    [property: JsonPropertyName("text")] string Text
) : Frame(FrameKinds.Progress);
