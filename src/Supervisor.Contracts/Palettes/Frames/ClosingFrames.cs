using System.Text.Json.Serialization;

namespace Supervisor.Contracts.Palettes.Frames;

/// <summary>Something failed. Several may come (three of ten agents did not stop), and other frames between them.</summary>
public sealed record ErrorFrame([property: JsonPropertyName("error")] OperatorError Error) : Frame(FrameKinds.Error);

/// <summary>The last frame of an answer.</summary>
/// <param name="Exit">The exit code: <see cref="ExitCodes"/>.</param>
public sealed record EndFrame([property: JsonPropertyName("exit")] int Exit) : Frame(FrameKinds.End);
