#include "indexer/storage/block_store.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/corpus/readers/temporary_folder.h"
#include "tests/file_bytes.h"

namespace recueil::indexer {
namespace {

struct Written {
    std::vector<std::string> texts;
    std::vector<TextRef> refs;
};

Written write_store(const std::string& path, unsigned seed, std::size_t count) {
    std::mt19937 random(seed);
    Written written;
    auto writer = BlockStoreWriter::create(path);
    EXPECT_TRUE(writer.has_value());
    for (std::size_t i = 0; i < count; ++i) {
        std::string text(random() % (i % 50 == 0 ? 60'000 : 600), 'x');
        for (char& c : text) c = static_cast<char>('a' + random() % 6);
        written.refs.push_back(writer->append(text).value());
        written.texts.push_back(std::move(text));
    }
    EXPECT_TRUE(writer->finish().has_value());
    return written;
}

TEST(BlockStore, GivesBackEveryTextInAnyOrder) {
    const corpus::TemporaryFolder folder;
    const Written written = write_store(folder.path("store"), 1, 700);
    auto store = BlockStore::open(folder.path("store"));
    ASSERT_TRUE(store.has_value());
    std::mt19937 random(2);
    for (int i = 0; i < 2'000; ++i) {
        const std::size_t which = random() % written.texts.size();
        const auto text = store->read(written.refs[which]);
        ASSERT_TRUE(text.has_value());
        ASSERT_EQ(*text, written.texts[which]);
    }
}

TEST(BlockStore, TakesOverTheBlocksOfAnother) {
    const corpus::TemporaryFolder folder;
    const Written first = write_store(folder.path("first"), 1, 100);
    const Written second = write_store(folder.path("second"), 2, 100);
    auto writer = BlockStoreWriter::create(folder.path("both"));
    ASSERT_TRUE(writer.has_value());
    const std::uint32_t none = writer->append_store(*BlockStore::open(folder.path("first"))).value();
    const std::uint32_t moved = writer->append_store(*BlockStore::open(folder.path("second"))).value();
    ASSERT_TRUE(writer->finish().has_value());
    EXPECT_EQ(none, 0U);
    auto both = BlockStore::open(folder.path("both"));
    ASSERT_TRUE(both.has_value());
    for (std::size_t i = 0; i < 100; ++i) {
        EXPECT_EQ(both->read(first.refs[i]).value(), first.texts[i]);
        TextRef ref = second.refs[i];
        ref.block += moved;
        EXPECT_EQ(both->read(ref).value(), second.texts[i]);
    }
}

TEST(BlockStore, AnythingCutOrFlippedIsToldAndNeverReturned) {
    const corpus::TemporaryFolder folder;
    const Written written = write_store(folder.path("store"), 3, 60);
    const std::string bytes = tests::file_bytes(folder.path("store"));
    for (const std::size_t size : {std::size_t{0}, std::size_t{3}, bytes.size() / 2, bytes.size() - 1}) {
        folder.write("cut", std::string_view(bytes).substr(0, size));
        EXPECT_FALSE(BlockStore::open(folder.path("cut")).has_value()) << size;
    }
    std::mt19937 random(4);
    for (int i = 0; i < 200; ++i) {
        std::string flipped = bytes;
        flipped[random() % flipped.size()] ^= static_cast<char>(1U << random() % 8);
        folder.write("flipped", flipped);
        auto store = BlockStore::open(folder.path("flipped"));
        if (!store) continue;
        for (std::size_t each = 0; each < written.refs.size(); ++each) {
            const auto text = store->read(written.refs[each]);
            if (text) {
                EXPECT_EQ(*text, written.texts[each]);
            }
        }
    }
}

TEST(BlockStore, AReferenceToNowhereIsAnError) {
    const corpus::TemporaryFolder folder;
    write_store(folder.path("store"), 5, 10);
    auto store = BlockStore::open(folder.path("store"));
    ASSERT_TRUE(store.has_value());
    EXPECT_FALSE(store->read({1'000'000, 0, 1}).has_value());
    EXPECT_FALSE(store->read({0, 0xFFFFFFFF, 1}).has_value());
    EXPECT_FALSE(store->read({0, 0, 0xFFFFFFFF}).has_value());
}

}  // namespace
}  // namespace recueil::indexer
