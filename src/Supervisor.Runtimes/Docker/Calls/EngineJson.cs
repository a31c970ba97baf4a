using System.Text.Json.Serialization;
using Supervisor.Runtimes.Docker.Containers;
using Supervisor.Runtimes.Docker.Copy;
using Supervisor.Runtimes.Docker.Engine;
using Supervisor.Runtimes.Docker.Events;
using Supervisor.Runtimes.Docker.Exec;
using Supervisor.Runtimes.Docker.Images;
using Supervisor.Runtimes.Docker.Images.Credentials;
using Supervisor.Runtimes.Docker.Networks;
using Supervisor.Runtimes.Docker.Stats;
using Supervisor.Runtimes.Docker.Volumes;

namespace Supervisor.Runtimes.Docker.Calls;

/// <summary>
/// All that goes to an engine and comes from it, under the engine's own names: a property without an attribute has the very
/// name. What an engine says beyond that is passed over, and what it leaves out stays null.
/// </summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(RefusalBody))]
[JsonSerializable(typeof(Dictionary<string, IReadOnlyList<string>>))]
[JsonSerializable(typeof(ContainerSpec))]
[JsonSerializable(typeof(CreatedContainer))]
[JsonSerializable(typeof(ContainerExit))]
[JsonSerializable(typeof(ContainerFacts))]
[JsonSerializable(typeof(ContainerRow[]))]
[JsonSerializable(typeof(ExecSpec))]
[JsonSerializable(typeof(CreatedExec))]
[JsonSerializable(typeof(ExecStart))]
[JsonSerializable(typeof(ExecFacts))]
[JsonSerializable(typeof(EngineEvent))]
[JsonSerializable(typeof(ContainerStats))]
[JsonSerializable(typeof(PathFacts))]
[JsonSerializable(typeof(ImageFacts))]
[JsonSerializable(typeof(ImageRow[]))]
[JsonSerializable(typeof(PullProgress))]
[JsonSerializable(typeof(RemovedImage[]))]
[JsonSerializable(typeof(RegistryLogin))]
[JsonSerializable(typeof(NetworkSpec))]
[JsonSerializable(typeof(CreatedNetwork))]
[JsonSerializable(typeof(NetworkRow[]))]
[JsonSerializable(typeof(ConnectBody))]
[JsonSerializable(typeof(DisconnectBody))]
[JsonSerializable(typeof(VolumeSpec))]
[JsonSerializable(typeof(VolumeRow))]
[JsonSerializable(typeof(VolumeList))]
[JsonSerializable(typeof(EngineVersion))]
[JsonSerializable(typeof(EngineInfo))]
internal sealed partial class EngineJson : JsonSerializerContext;
