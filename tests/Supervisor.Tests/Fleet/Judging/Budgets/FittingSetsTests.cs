using Shouldly;
using Supervisor.Fleet.Judging.Budgets;
using Supervisor.Fleet.Judging.Sites;
using Supervisor.Fleet.Model;
using Xunit;

namespace Supervisor.Tests.Fleet.Judging.Budgets;

public sealed class FittingSetsTests
{
    private static readonly ProjectSite Project = new(
        new ProjectModel { Name = "demo" },
        ProjectText.Project("services: {}")
    );

    [Fact]
    public void Sets_OfClaimsThatDoNotAllFit_AreTheFullestToWhichNothingCanBeAdded() =>
        Shown(Claims(16, 16, 10, 8, 6, 6), limit: 24, most: 3).ShouldBe(["10+8+6", "16+8", "16+8"]);

    [Fact]
    public void Sets_WhereOneClaimExceedsTheLimit_LeaveItOut() =>
        Shown(Claims(30, 10, 20), limit: 24, most: 3).ShouldBe(["20", "10"]);

    [Fact]
    public void Sets_WhereNothingFits_AreNone() => Shown(Claims(30, 40), limit: 24, most: 3).ShouldBeEmpty();

    [Fact]
    public void Sets_OfRandomClaims_AreMaximalAndNoSetIsFullerThanTheFirst()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var claims = Claims([.. Enumerable.Range(0, random.Next(1, 11)).Select(_ => random.Next(1, 30))]);
            var limit = random.Next(1, 80);

            var sets = FittingSets.Of(claims, limit, most: 3);

            sets.ShouldAllBe(set => IsMaximal(claims, set, limit));
            sets.Select(Sum).FirstOrDefault().ShouldBe(FullestByTrial(claims, limit));
        }
    }

    [Fact]
    public void Sets_OfAThousandClaims_AreFoundInBoundedWork()
    {
        var random = new Random(7);
        var claims = Claims([.. Enumerable.Range(0, 1_000).Select(_ => random.Next(1, 1_000_000))]);

        var sets = FittingSets.Of(claims, limit: 24_000_000, most: 3);

        sets.Count.ShouldBe(3);
        sets.ShouldAllBe(set => IsMaximal(claims, set, 24_000_000));
    }

    private static bool IsMaximal(Claim[] claims, IReadOnlyList<Claim> set, long limit) =>
        Sum(set) <= limit && claims.Except(set).All(claim => Sum(set) + claim.Bytes > limit);

    private static long FullestByTrial(Claim[] claims, long limit) =>
        Enumerable
            .Range(0, 1 << claims.Length)
            .Select(bits => claims.Where((_, index) => (bits >> index & 1) == 1).Sum(claim => claim.Bytes))
            .Where(sum => sum <= limit)
            .Max();

    private static IEnumerable<string> Shown(Claim[] claims, long limit, int most) =>
        FittingSets.Of(claims, limit, most).Select(set => string.Join('+', set.Select(claim => claim.Bytes)));

    private static long Sum(IReadOnlyList<Claim> set) => set.Sum(claim => claim.Bytes);

    private static Claim[] Claims(params int[] sizes) =>
        [.. sizes.Select((size, index) => new Claim(new GroupSite(Project, Fleets.Plain($"g{index}")), size))];
}
