using System.Text.Json.Serialization;
using Supervisor.Runtimes.Docker.Images.Credentials;

namespace Supervisor.Runtimes.Docker.Connections;

/// <summary>The files of Docker's own programs, and what its credential helpers say: only read.</summary>
[JsonSourceGenerationOptions]
[JsonSerializable(typeof(DockerConfig))]
[JsonSerializable(typeof(DockerContext))]
[JsonSerializable(typeof(HelperAnswer))]
internal sealed partial class DockerFilesJson : JsonSerializerContext;
