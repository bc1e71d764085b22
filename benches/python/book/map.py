"""Three ways to apply a function to a list. Chapter: the serial baseline."""

# ANCHOR: by_hand
def my_map(function, array):
    output = []
    for element in array:
        output.append(function(element))
    return output

print(my_map(len, ["one", "three", "fifteen"]))
# ANCHOR_END: by_hand

# ANCHOR: built_in
print(list(map(len, ["one", "three", "fifteen"])))
# ANCHOR_END: built_in

# ANCHOR: lazy
def shout(word):
    print(f"now: {word}")
    return word.upper()

promised = map(shout, ["one", "two"])
print("nothing has happened yet")
print(list(promised))
# ANCHOR_END: lazy
