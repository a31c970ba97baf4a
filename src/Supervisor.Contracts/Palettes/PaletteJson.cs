using System.Text.Json.Serialization;
using Supervisor.Contracts.Palettes.Frames;
using Supervisor.Contracts.Palettes.Sessions;

namespace Supervisor.Contracts.Palettes;

/// <summary>All that the operator API sends and receives. Every name on the wire stands at its property, never here.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PaletteCatalog))]
[JsonSerializable(typeof(CommandRequest))]
[JsonSerializable(typeof(OperatorError))]
[JsonSerializable(typeof(NameList))]
[JsonSerializable(typeof(Whoami))]
[JsonSerializable(typeof(ColumnsFrame))]
[JsonSerializable(typeof(RowFrame))]
[JsonSerializable(typeof(PictureFrame))]
[JsonSerializable(typeof(AcceptedFrame))]
[JsonSerializable(typeof(TreeFrame))]
[JsonSerializable(typeof(TextFrame))]
[JsonSerializable(typeof(NoteFrame))]
[JsonSerializable(typeof(ProgressFrame))]
[JsonSerializable(typeof(ErrorFrame))]
[JsonSerializable(typeof(EndFrame))]
[JsonSerializable(typeof(SessionStart))]
[JsonSerializable(typeof(SessionTerminal))]
[JsonSerializable(typeof(SessionArchive))]
public sealed partial class PaletteJson : JsonSerializerContext;
