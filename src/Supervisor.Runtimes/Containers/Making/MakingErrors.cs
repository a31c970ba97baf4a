using Supervisor.Contracts.Palettes;
using Supervisor.Runtimes.Containers.Requests;
using Supervisor.Runtimes.Docker.Calls;
using Supervisor.Supervision.Definitions;

namespace Supervisor.Runtimes.Containers.Making;

/// <summary>What keeps a container from being made, each in its words.</summary>
internal static class MakingErrors
{
    public static OperatorError NoImage(ContainerDefinition definition) =>
        new(
            MakingErrorCodes.NoImage,
            $"The image {ContainerRequest.ImageOf(definition)} of '{definition.Group}' is not on this machine.",
            definition.Service.Build is null
                ? $"Its pull_policy is '{definition.Service.PullPolicy}', so it is not brought from a registry."
                : "The file says how it is built, and building is not done here.",
            BuildCommand.Of(definition) ?? $"docker pull {ContainerRequest.ImageOf(definition)}"
        );

    public static OperatorError BadImage(ContainerDefinition definition) =>
        new(
            MakingErrorCodes.BadImage,
            $"'{ContainerRequest.ImageOf(definition)}' of '{definition.Group}' is no name of an image.",
            "An image is called [REGISTRY/]NAME[:TAG][@DIGEST].",
            "Correct the image in the fleet file."
        );

    public static OperatorError NotPulled(ContainerDefinition definition, EngineFailure failure)
    {
        var image = ContainerRequest.ImageOf(definition);
        return new OperatorError(
            MakingErrorCodes.NotPulled,
            $"The image {image} of '{definition.Group}' could not be brought from its registry.",
            failure is EngineFailure.Refused(_, _, var message) ? $"The engine said: {message}" : failure.Error.Why,
            BuildCommand.Of(definition)
                ?? $"Try 'docker pull {image}'; 'docker login' where the registry wants to know who you are."
        );
    }

    public static OperatorError NoNetwork(ContainerDefinition definition, string network) =>
        new(
            MakingErrorCodes.NoNetwork,
            $"The network {network} of '{definition.Group}' is not there.",
            "The file calls it external, so somebody else makes it.",
            $"docker network create {network}"
        );

    public static OperatorError NoVolume(ContainerDefinition definition, string volume) =>
        new(
            MakingErrorCodes.NoVolume,
            $"The volume {volume} of '{definition.Group}' is not there.",
            "The file calls it external, so somebody else makes it.",
            $"docker volume create {volume}"
        );

    public static OperatorError NameTaken(ContainerDefinition definition, string id, string whose) =>
        new(
            MakingErrorCodes.NameTaken,
            $"The name {definition.Service.ContainerName} of '{definition.Group}' is taken by the container {id[..Math.Min(12, id.Length)]}.",
            whose,
            $"Once it is not needed any more: docker rm -f {definition.Service.ContainerName}"
        );

    public static OperatorError NotLaidOut(
        ContainerDefinition definition,
        PlacedFile file,
        string folder,
        string why
    ) =>
        new(
            MakingErrorCodes.NoFile,
            $"{file.Target} of '{definition.Group}' could not be laid out for its container.",
            why,
            $"See that there is room, and that the daemon may write, in {folder}."
        );

    public static OperatorError NotCleared(ContainerDefinition definition, string folder, string why) =>
        new(
            MakingErrorCodes.NoFile,
            $"What an earlier container of '{definition.Group}' had for its files could not be removed.",
            why,
            $"See that the daemon may write in {folder}."
        );

    public static OperatorError NoProfile(ContainerDefinition definition, string path, string why) =>
        new(
            MakingErrorCodes.NoFile,
            $"The seccomp profile '{path}' of '{definition.Group}' could not be read on this machine.",
            why,
            "Name a file by its whole path, or write seccomp=unconfined."
        );
}
