using Shouldly;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Plans;
using Xunit;

namespace Supervisor.Tests.Supervision.Plans;

public sealed class ContainerHashTests
{
    /// <summary>How it is brought, built, waited for, stopped and restarted, and what only its readers call it: a running one has nothing of it.</summary>
    private static readonly string[] NotOfTheContainer =
    [
        "Hash",
        "Service.Build",
        "Service.DependsOn",
        "Service.PullPolicy",
        "Service.Restart",
        "Service.RestartDelay",
        "Service.RestartWindow",
        "Service.PostStart",
        "Service.PreStop",
        "Service.Stop",
        "Service.Profiles",
        "Service.Ports.Mode",
        "Service.Ports.Name",
        "Service.Ports.AppProtocol",
        // With what they hold they are in its files.
        "Service.Secrets",
        "Service.Configs",
    ];

    /// <summary>Were it another, every container of a fleet would be made anew after an upgrade of the daemon.</summary>
    [Fact]
    public void Hash_OfADefinition_NeverChanges() =>
        Hash(WholeContainer.Definition).ShouldBe("563b46f0fc8cdc06723c9d4a610af01898da65bb65646608f25cf5be8cc23254");

    [Fact]
    public void Hash_WhereAnythingOfTheContainerChanges_IsAnother()
    {
        var same = Variations
            .Of(WholeContainer.Definition)
            .GroupBy(variation => variation.Path, variation => Hash(variation.Value), StringComparer.Ordinal)
            .Where(path => path.All(hash => hash == Hash(WholeContainer.Definition)))
            .Select(path => path.Key)
            .ToList();

        same.Where(path => !IsListed(path)).ShouldBeEmpty("Hash it, or say why it does not matter.");
        NotOfTheContainer.Where(listed => !same.Any(path => IsWithin(path, listed))).ShouldBeEmpty("They are hashed.");
    }

    [Fact]
    public void Hash_WithTheWatchdogOfTheAgentThatItIs_IsAnother() =>
        ContainerHash
            .Of(WholeContainer.Definition, TimeSpan.FromSeconds(1), [])
            .ShouldNotBe(Hash(WholeContainer.Definition));

    [Fact]
    public void Hash_UnderAnotherNodesKey_IsAnother_SoThatASecretCannotBeGuessedFromIt() =>
        ContainerHash.Of(WholeContainer.Definition, null, [1]).ShouldNotBe(Hash(WholeContainer.Definition));

    [Fact]
    public void Hash_OfAnImageOrAnEmptyCommand_DoesNotReadLikeTheOther()
    {
        var service = WholeContainer.Definition.Service;
        var empty = WholeContainer.Definition with { Service = service with { Command = [] } };

        Hash(empty).ShouldNotBe(Hash(WholeContainer.Definition));
    }

    private static string Hash(ContainerDefinition definition) => ContainerHash.Of(definition, null, []);

    private static bool IsListed(string path) => NotOfTheContainer.Any(listed => IsWithin(path, listed));

    private static bool IsWithin(string path, string listed) =>
        path == listed || path.StartsWith(listed + ".", StringComparison.Ordinal);
}
